/**
 * What the command line asks for, and how a run ends.
 */
package io.helpdeskroi.local.option;
