/**
 * The data folder: its version, settings, keys, secrets and the state of the run.
 */
package io.helpdeskroi.local.folder;
