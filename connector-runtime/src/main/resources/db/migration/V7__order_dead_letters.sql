-- When, by the database's clock, the vendor was asked for the state that a letter is about: pages that were asked for
-- earlier neither close it nor write over it. The default serves processes of the release before.
ALTER TABLE dead_letter ADD COLUMN asked_at timestamptz;
UPDATE dead_letter SET asked_at = updated_at;
ALTER TABLE dead_letter ALTER COLUMN asked_at SET DEFAULT now(), ALTER COLUMN asked_at SET NOT NULL;
