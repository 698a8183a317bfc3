-- The last acts of a kind: what changed lately, on home. By time alone the reads of case records would stand in between.
create index act_kind on kernel.act (kind, at desc);

-- Whether an act is in a chain of ours is asked of each act by its key. With "exists" the planner may instead read every link of
-- the installation first, which gets slower with each act that was ever done; a limit forbids that.
drop policy scope on kernel.act;
create policy scope on kernel.act for select to lineofsight_app
  using ((select true from kernel.act_link l where l.act_id = id limit 1));
drop policy scope on kernel.act_text;
create policy scope on kernel.act_text for select to lineofsight_app
  using ((select true from kernel.act a where a.id = act_id limit 1));
