-- Answered findings are listed by when they were answered.
create index finding_answered on improvement.finding (partnership_id, answered_on desc, id) where answered_on is not null;
