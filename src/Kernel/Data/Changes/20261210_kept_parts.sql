-- A table whose rows belong to a row of a secured table and name its partnership, which a foreign key holds to: visible when that row is,
-- and whoever is of the partnership need not be asked of the row each time.
create function kernel.secure_kept_part(guarded regclass, link text, whole regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy owner on %s to lineofsight_owner using (true) with check (true)', guarded);
  execute format('create policy scope on %1$s to lineofsight_app
    using (partnership_id = any ((select kernel.scope())::uuid[]) or exists (select 1 from %3$s w where w.id = %1$s.%2$I))
    with check (partnership_id = any ((select kernel.scope())::uuid[]) or exists (select 1 from %3$s w where w.id = %1$s.%2$I))', guarded, link, whole);
  execute format('grant select, insert, update on %s to lineofsight_app', guarded);
end $$;
revoke all on function kernel.secure_kept_part(regclass, text, regclass) from public;
