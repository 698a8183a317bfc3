-- Bank holidays of later years, as GOV.UK publishes them. A newer file replaces a year of a division by naming it: the rows of the
-- older one stay, so that a date that was worked out then can still be explained.
create table kernel.holiday_import (
  id uuid primary key,
  file text not null check (length(file) between 1 and 255),
  imported_at timestamptz not null
);
create table kernel.imported_holiday (
  import_id uuid not null references kernel.holiday_import,
  division text not null check (division in ('england-and-wales', 'scotland', 'northern-ireland')),
  day date not null,
  name text not null check (length(name) between 1 and 200),
  primary key (import_id, division, day)
);

do $$
declare
  t regclass;
begin
  foreach t in array array['kernel.holiday_import', 'kernel.imported_holiday']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy owner on %s to lineofsight_owner using (true) with check (true)', t);
    execute format('create policy national on %s for select to lineofsight_app using (true)', t);
    execute format('create policy own_insert on %s for insert to lineofsight_app with check ((select kernel.serves_installation()))', t);
    execute format('grant select, insert on %s to lineofsight_app', t);
  end loop;
end $$;
