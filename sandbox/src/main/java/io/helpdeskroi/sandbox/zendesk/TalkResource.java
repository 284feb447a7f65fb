package io.helpdeskroi.sandbox.zendesk;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.helpdeskroi.sandbox.company.Chronicle;
import io.helpdeskroi.sandbox.company.Mark;

/**
 * The incremental exports of Talk: calls and legs, without a word on where the stream ends.
 */
@Path("/zendesk/api/v2/channels/voice/stats/incremental")
@PermitAll
public class TalkResource {

    private final Chronicle chronicle;
    private final VendorRequest request;

    TalkResource(Chronicle chronicle, VendorRequest request) {
        this.chronicle = chronicle;
        this.request = request;
    }

    @GET
    @Path("/calls")
    public Response calls(@Context UriInfo uri) {
        return new TimePage(request, new Query(uri), "/channels/voice/stats/incremental/calls", "calls").of(
                chronicle.calls(request.visible()),
                mark -> CallJson.call(chronicle.company().contact(Mark.contact(mark)).call().orElseThrow()), false);
    }

    @GET
    @Path("/legs")
    public Response legs(@Context UriInfo uri) {
        return new TimePage(request, new Query(uri), "/channels/voice/stats/incremental/legs", "legs").of(
                chronicle.legs(request.visible()),
                mark -> CallJson.leg(chronicle.company().contact(Mark.contact(mark)).call().orElseThrow(), Mark.part(mark)),
                false);
    }
}
