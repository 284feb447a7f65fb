package io.helpdeskroi.connector.fake;

import java.util.Optional;

import io.helpdeskroi.connector.spi.Census;
import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Period;

/**
 * The fake vendor's own count of cases.
 */
final class CaseCensus implements Census<FakeApi> {

    @Override
    public Entity entity() {
        return Entity.INTERACTION;
    }

    @Override
    public String prefix() {
        return "case:";
    }

    @Override
    public long count(FakeApi session, Period window) {
        return session.count(window.from().toString(), window.to().toString()).count();
    }

    @Override
    public Optional<IdPage> ids(FakeApi session, Period window, Optional<Cursor> cursor) {
        FakeApi.Ids page = session.ids(window.from().toString(), window.to().toString(),
                cursor.map(Cursor::text).orElse(null));
        return Optional.of(new IdPage(page.ids(), Optional.ofNullable(page.next()).map(Cursor::new)));
    }
}
