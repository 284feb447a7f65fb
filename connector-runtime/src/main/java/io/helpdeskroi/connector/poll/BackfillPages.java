package io.helpdeskroi.connector.poll;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.helpdeskroi.connector.backfill.BackfillProgress;
import io.helpdeskroi.connector.backfill.BackfillStream;
import io.helpdeskroi.connector.lease.Lease;

/**
 * Commits the pages of back-fills.
 */
@ApplicationScoped
class BackfillPages {

    private final PageCommit pages;
    private final BackfillProgress progress;

    BackfillPages(PageCommit pages, BackfillProgress progress) {
        this.pages = pages;
        this.progress = progress;
    }

    /**
     * Commits a cursor together with what else its page writes.
     *
     * @return whether the back-fill goes on
     * @throws io.helpdeskroi.connector.lease.LeaseLost if another replica has the connection; nothing is written
     */
    @Transactional
    boolean commit(Lease lease, BackfillStream at, BackfillProgress.Page page, PageOutcome outcome) {
        pages.write(lease, at.stream(), outcome);
        return progress.advance(lease, at, page);
    }
}
