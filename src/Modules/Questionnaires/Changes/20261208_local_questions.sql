-- What one partnership asks beside a questionnaire that others ask too: a definition of its own, which names the one that it extends.
alter table questionnaires.definition add column extends text check (extends ~ '^[a-z0-9][a-z0-9-]{0,59}$');
alter table questionnaires.round add column local_definition_id uuid references questionnaires.definition;
alter table questionnaires.return add column local_definition_id uuid references questionnaires.definition;

create policy by_link_local on questionnaires.definition for select to lineofsight_app
  using (id = (select r.local_definition_id from questionnaires.return r where r.id = (select questionnaires.linked())));
create trigger extends_stands before update on questionnaires.definition for each row
  when (old.state = 'Issued' and old.extends is distinct from new.extends) execute function questionnaires.stands();
