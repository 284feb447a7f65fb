/**
 * What vendor modules read pages with: rows one by one, so that a broken one stays alone, their mapping, and positions as
 * the text of cursors.
 */
package io.helpdeskroi.connector.rows;
