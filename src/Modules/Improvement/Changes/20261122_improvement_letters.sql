-- Who was told that an action is theirs, and whose calendars it stands in.
create table improvement.owner_told (
  action_id uuid primary key references improvement.action,
  owner_id uuid references identity.account
);
create table improvement.invitation (
  action_id uuid not null references improvement.action,
  person_id uuid not null references identity.account,
  sequence integer not null check (sequence >= -1),
  due_on date,
  is_cancelled boolean not null,
  primary key (action_id, person_id)
);
select kernel.secure_part('improvement.owner_told', 'action_id', 'improvement.action');
select kernel.secure_part('improvement.invitation', 'action_id', 'improvement.action');

-- Owners of earlier actions know already.
insert into improvement.owner_told (action_id, owner_id) select id, owner_id from improvement.action;
