package io.helpdeskroi.sandbox.intercom;

import java.util.Map;

import io.helpdeskroi.sandbox.company.Topic;
import io.helpdeskroi.sandbox.control.Json;

/**
 * Tags, one for each topic.
 */
final class TagJson {

    private TagJson() {
    }

    static String id(Topic topic) {
        return Integer.toString(8_301 + topic.ordinal());
    }

    static Map<String, Object> of(Topic topic) {
        return Json.object("type", "tag", "id", id(topic), "name", topic.tag());
    }
}
