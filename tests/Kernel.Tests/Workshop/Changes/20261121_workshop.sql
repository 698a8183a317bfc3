-- Records that only the kernel's own tests have.
create schema workshop;
grant usage on schema workshop to lineofsight_app;

create table workshop.note (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  text text not null,
  version integer not null
);
create index note_partnership on workshop.note (partnership_id);
select kernel.secure('workshop.note');

create table workshop.remark (
  id uuid primary key,
  note_id uuid not null references workshop.note,
  text text not null
);
select kernel.secure_part('workshop.remark', 'note_id', 'workshop.note');

create table workshop.tool (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  agency_id uuid,
  owner_id uuid,
  body_id uuid
);
create index tool_partnership on workshop.tool (partnership_id);
select kernel.secure('workshop.tool');
