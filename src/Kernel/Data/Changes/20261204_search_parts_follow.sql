-- Parts follow their record when the record changes. A new record has none yet: looking for them at each insert cost a join of all that was
-- written with the whole index, and where the index was small when the plan was made, every pair of both.
do $$
declare
  f record;
  whole text;
begin
  for f in select p.oid from pg_proc p where p.prosrc like '%update kernel.search_entry e set partnership_id%' loop
    whole := pg_get_functiondef(f.oid);
    whole := replace(whole, 'update kernel.search_entry e set partnership_id', 'if tg_op = ''UPDATE'' then update kernel.search_entry e set partnership_id');
    whole := replace(whole, 'is distinct from (w.partnership_id, w.agency_id, w.owner_id, w.is_case);', 'is distinct from (w.partnership_id, w.agency_id, w.owner_id, w.is_case); end if;');
    execute whole;
  end loop;
end $$;
