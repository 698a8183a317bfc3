-- Who was told of an action, and whose calendars it stood in, is kept no longer than the action: its disposal takes them along.
alter table improvement.owner_told drop constraint owner_told_action_id_fkey,
  add constraint owner_told_action_id_fkey foreign key (action_id) references improvement.action on delete cascade;
alter table improvement.invitation drop constraint invitation_action_id_fkey,
  add constraint invitation_action_id_fkey foreign key (action_id) references improvement.action on delete cascade;
