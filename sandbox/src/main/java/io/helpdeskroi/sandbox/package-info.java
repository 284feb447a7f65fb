/**
 * A stand-in: a generated company behind stand-in vendor APIs. It is not a vendor and says so.
 */
package io.helpdeskroi.sandbox;
