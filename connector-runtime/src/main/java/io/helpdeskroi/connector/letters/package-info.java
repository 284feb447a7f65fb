/**
 * What admins do with dead letters: look at them, try them again, give them up.
 */
package io.helpdeskroi.connector.letters;
