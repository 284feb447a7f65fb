/**
 * The one-machine run: starts PostgreSQL, the token endpoint, the sandbox and every service as processes of this machine,
 * connects the sandbox company, and stops it all again.
 */
package io.helpdeskroi.local;
