-- The last acts of a kind: what changed lately, on home. By time alone the reads of case records would stand in between.
create index act_kind on kernel.act (kind, at desc);
