-- When an account that was switched off was switched on again: its 60 days without use begin anew.
alter table identity.account add column reopened_at timestamptz;
