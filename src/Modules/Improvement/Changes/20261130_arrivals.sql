-- Lists that areas kept in Excel and Word, and what became of each line. What arrived is kept as it stood.
create table improvement.arrival (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  name text not null check (length(name) between 1 and 200),
  state text not null check (state in ('Waiting', 'Imported', 'Dropped')),
  given_by uuid not null references identity.account,
  given_at timestamptz not null,
  -- How the file was read: its sheets or tables, and what a person should know about them.
  tables jsonb not null,
  remarks jsonb not null,
  -- What people chose: the list, what its columns are, who is who, what to do with each likeness.
  choices jsonb,
  shape text check (length(shape) = 64),
  finished_at timestamptz,
  made integer not null check (made >= 0),
  same integer not null check (same >= 0),
  left_out integer not null check (left_out >= 0),
  version integer not null,
  check ((state = 'Waiting') = (finished_at is null))
);
create index arrival_given on improvement.arrival (partnership_id, given_at desc);

-- Every row of the file as it stood, and the record that it became. Written once; only what became of it is added.
create table improvement.arrival_row (
  id uuid primary key,
  arrival_id uuid not null references improvement.arrival,
  number integer not null check (number >= 1),
  table_number integer not null check (table_number >= 0),
  row_number integer not null check (row_number >= 1),
  is_hidden boolean not null,
  cells jsonb not null,
  outcome text check (outcome in ('Made', 'Same', 'LeftOut')),
  record_kind text check (record_kind in ('Finding', 'Recommendation', 'ImprovementAction')),
  record_id uuid,
  owner_name text check (length(owner_name) between 1 and 200),
  why text check (length(why) between 1 and 500),
  unique (arrival_id, number),
  check ((record_kind is null) = (record_id is null))
);
create index arrival_row_record on improvement.arrival_row (record_id) where record_id is not null;

-- What the columns of a shape of file are in a partnership, for the next file of that shape.
create table improvement.file_shape (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  shape text not null check (length(shape) = 64),
  mapping jsonb not null,
  used_at timestamptz not null,
  version integer not null,
  unique (partnership_id, shape)
);

select kernel.secure('improvement.arrival');
select kernel.secure_part('improvement.arrival_row', 'arrival_id', 'improvement.arrival');
select kernel.secure('improvement.file_shape');

-- What stood in the file stays as it stood.
create function improvement.keep_as_it_stood() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'a row of a file stays as it stood' using errcode = 'insufficient_privilege';
end $$;
create trigger keep_as_it_stood before update on improvement.arrival_row for each row
  when (current_user = 'lineofsight_app' and ((old.arrival_id, old.number, old.table_number, old.row_number, old.is_hidden, old.cells)
    is distinct from (new.arrival_id, new.number, new.table_number, new.row_number, new.is_hidden, new.cells) or old.record_id is not null))
  execute function improvement.keep_as_it_stood();

-- What is disposed of is gone from the file's rows too.
create function improvement.forget_arrived() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update improvement.arrival_row r set cells = '[]', owner_name = null, why = null from gone g where r.record_id = g.id;
  return null;
end $$;
revoke all on function improvement.forget_arrived(), improvement.keep_as_it_stood() from public;
create trigger forget_arrived after delete on improvement.action referencing old table as gone for each statement execute function improvement.forget_arrived();
create trigger forget_arrived after delete on improvement.recommendation referencing old table as gone for each statement execute function improvement.forget_arrived();
create trigger forget_arrived after delete on improvement.finding referencing old table as gone for each statement execute function improvement.forget_arrived();
