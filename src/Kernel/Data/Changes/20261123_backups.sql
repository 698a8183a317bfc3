-- Backups that were made: for the page that says so, and for whoever must know how old the last one is.
create table kernel.backup (
  id uuid primary key,
  at timestamptz not null,
  file text not null check (length(file) between 1 and 500),
  bytes bigint not null check (bytes >= 0),
  row_count bigint not null check (row_count >= 0),
  file_count integer not null check (file_count >= 0)
);
create index backup_at on kernel.backup (at desc);
alter table kernel.backup enable row level security;
alter table kernel.backup force row level security;
create policy owner on kernel.backup to lineofsight_owner using (true) with check (true);
create policy installation on kernel.backup for select to lineofsight_app using ((select kernel.serves_installation()));
create policy installation_insert on kernel.backup for insert to lineofsight_app with check ((select kernel.serves_installation()));
grant select, insert on kernel.backup to lineofsight_app;
