/**
 * Connections that are declared in mounted files instead of being made over the API.
 */
package io.helpdeskroi.connector.declared;
