-- Texts are erased from the command line alone, by the operator, with an act that says why. What that act says stays: it is the
-- proof that the erasure was meant. Null tells that no act is about the record.
create or replace function kernel.erase_texts(subject uuid) returns bigint language plpgsql security definer set search_path = pg_catalog as $$
declare
  erased bigint;
begin
  if kernel.acting() is distinct from '00000000-0000-4000-8000-000000000001'::uuid then
    raise exception 'only the operator of the installation may erase texts' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select 1 from kernel.act a where a.subject_id = subject) then
    return null;
  end if;
  delete from kernel.act_text t using kernel.act a where a.id = t.act_id and a.subject_id = subject and a.kind <> 'host.texts-erased';
  get diagnostics erased = row_count;
  return erased;
end $$;

-- The chains that acts about a record stand in, for the operator, who sees no partnership's: the erasure is told there too. Those
-- of partnerships that share the record are left out, because the database adds them by itself.
create function kernel.chains_about(subject uuid) returns setof uuid language sql stable security definer set search_path = pg_catalog as $$
  select distinct l.partnership_id from kernel.act_link l join kernel.act a on a.id = l.act_id
  where a.subject_id = subject and kernel.acting() = '00000000-0000-4000-8000-000000000001'::uuid
    and not exists (select 1 from kernel.share s where s.record_id = subject and s.partnership_id = l.partnership_id);
$$;
revoke all on function kernel.chains_about(uuid) from public;
grant execute on function kernel.chains_about(uuid) to lineofsight_app;
