package io.helpdeskroi.contract;

/**
 * What became of one record of a batch.
 *
 * @param index position in the batch, from 0
 * @param id the record's id as text; optional when it had none that could be read
 * @param verdict outcome
 * @param field rejected: JSON name of the refused field; optional
 * @param reason rejected: what is wrong and what would be right; optional
 */
public record RecordVerdict(int index, String id, Verdict verdict, String field, String reason) {

    public RecordVerdict {
        Check.required(verdict, "verdict");
    }
}
