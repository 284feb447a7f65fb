/**
 * What every connector's tests share: a stub of the metrics service, a stub vendor, and the scenarios that each connector
 * inherits and passes over HTTP.
 */
package io.helpdeskroi.testsupport.connector;
