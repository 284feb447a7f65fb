/**
 * The hands on the sandbox: its clock, the faults it is asked for, and the log of what was asked of it.
 */
package io.helpdeskroi.sandbox.control;
