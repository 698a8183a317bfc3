-- What came on paper or by email is entered by somebody of the partnership; what an agency or school has begun itself is not.
alter table questionnaires.return
  add column answered_itself boolean not null default false,
  add column keyed_by uuid references identity.account,
  add column keyed_at timestamptz,
  add check ((keyed_by is null) = (keyed_at is null));
-- Until now everything was answered by agencies and schools themselves.
update questionnaires.return set answered_itself = true where started_at is not null;
alter table questionnaires.return alter column answered_itself drop default;

-- A link keys nothing.
create trigger keyed before update on questionnaires.return for each row
  when (current_user = 'lineofsight_app' and kernel.acting() is null and (old.keyed_by, old.keyed_at) is distinct from (new.keyed_by, new.keyed_at))
  execute function questionnaires.stands();
