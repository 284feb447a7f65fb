package io.helpdeskroi.zendesk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.helpdeskroi.connector.rows.CursorText;
import io.helpdeskroi.connector.rows.Mapped;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Entity;

/**
 * Business hours with their holidays, read whole: there are few, and neither list has pages.
 */
final class ScheduleStream implements VendorStream<ZendeskSession> {

    private static final StreamDescriptor DESCRIPTOR = new StreamDescriptor("schedules", "Business hours",
            Set.of(Entity.SCHEDULE), true, Duration.ofMinutes(1), Duration.ofMinutes(15)).readWhole();

    /** Nothing to remember between two readings but when the last one was. */
    record Position(long readAt) {
    }

    @Override
    public StreamDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Fetched fetch(ZendeskSession session, FetchContext context) {
        ScheduleMapper mapper = new ScheduleMapper(Ids.of(context));
        SchedulePage page = session.api().schedules();
        List<MappedRecord> records = Mapped.rows("schedules", page.schedules(), SchedulePage.WeeklySchedule::id,
                schedule -> holidays(session, schedule.id()).map(holidays -> mapper.map(schedule, holidays))
                        .orElse(List.of(new MappedRecord.Skipped("schedule_gone"))));
        return new Fetched.Page(records, CursorText.of(new Position(context.now().getEpochSecond())), false,
                Optional.of(HoldBack.settled(context.now(), DESCRIPTOR)));
    }

    /** Empty when the schedule was deleted after the list was read. */
    private static Optional<List<SchedulePage.Holiday>> holidays(ZendeskSession session, long scheduleId) {
        try {
            return Optional.of(Optional.ofNullable(session.api().holidays(scheduleId).holidays()).orElse(List.of()));
        } catch (VendorFailure.Gone gone) {
            return Optional.empty();
        }
    }
}
