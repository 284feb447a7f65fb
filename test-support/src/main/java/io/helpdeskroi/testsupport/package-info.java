/**
 * Real parts for the tests of every module; test scope only.
 */
package io.helpdeskroi.testsupport;
