-- Types of safeguarding partner and relevant agency: Children Act 2004 s16E, and the Schedule to SI 2018/789 (in force from
-- 29 June 2018), in our own words. Hold it as dated reference data: the Schedule was replaced in part in November 2023.
-- Clinical commissioning groups gave way to integrated care boards on 1 July 2022 (Health and Care Act 2022).

insert into register.agency_type (key, name, partner, starts_on, ends_on, source, position) values
  ('local-authority', 'Local authority', 'LocalAuthority', '2018-06-29', null, 'Children Act 2004 s16E(3)', 10),
  ('ccg', 'Clinical commissioning group', 'Health', '2018-06-29', '2022-06-30', 'Children Act 2004 s16E(3), until 30 June 2022', 20),
  ('icb', 'Integrated care board', 'Health', '2022-07-01', null, 'Children Act 2004 s16E(3)', 30),
  ('police', 'Police', 'Police', '2018-06-29', null, 'Children Act 2004 s16E(3)', 40),
  ('school', 'School', null, '2018-06-29', null, 'SI 2018/789 Schedule: education and childcare', 50),
  ('college', 'College or other further education', null, '2018-06-29', null, 'SI 2018/789 Schedule: education and childcare', 60),
  ('early-years', 'Early years or childcare provider', null, '2018-06-29', null, 'SI 2018/789 Schedule: education and childcare', 70),
  ('district-council', 'District council', null, '2018-06-29', null, 'Children Act 2004 s11; chosen locally', 80),
  ('health-provider', 'NHS trust or other health provider', null, '2018-06-29', null, 'SI 2018/789 Schedule: health and social care', 90),
  ('nhs-england', 'NHS England', null, '2018-06-29', null, 'SI 2018/789 Schedule: health and social care', 100),
  ('ambulance', 'Ambulance service', null, '2018-06-29', null, 'SI 2018/789 Schedule: health and social care', 110),
  ('fostering-adoption', 'Fostering or adoption agency', null, '2018-06-29', null, 'SI 2018/789 Schedule: health and social care', 120),
  ('residential-care', 'Children''s home or other residential care', null, '2018-06-29', null, 'SI 2018/789 Schedule: health and social care', 130),
  ('cafcass', 'Cafcass', null, '2018-06-29', null, 'SI 2018/789 Schedule: criminal and family justice', 140),
  ('probation', 'Probation', null, '2018-06-29', null, 'SI 2018/789 Schedule: criminal and family justice', 150),
  ('youth-justice', 'Youth justice service', null, '2018-06-29', null, 'SI 2018/789 Schedule: criminal and family justice', 160),
  ('secure', 'Prison, young offender institution or secure home', null, '2018-06-29', null, 'SI 2018/789 Schedule: criminal and family justice', 170),
  ('transport-police', 'British Transport Police or a port police force', null, '2018-06-29', null, 'SI 2018/789 Schedule: criminal and family justice', 180),
  ('immigration', 'Immigration and asylum service', null, '2018-06-29', null, 'SI 2018/789 Schedule: immigration and asylum', 190),
  ('fire', 'Fire and rescue service', null, '2018-06-29', null, 'Chosen locally', 200),
  ('voluntary', 'Voluntary or community organisation', null, '2018-06-29', null, 'SI 2018/789 Schedule: charities and others', 210),
  ('faith', 'Religious organisation', null, '2018-06-29', null, 'SI 2018/789 Schedule: charities and others', 220),
  ('sport', 'Sport or leisure organisation', null, '2018-06-29', null, 'SI 2018/789 Schedule: charities and others', 230),
  ('other', 'Another organisation', null, null, null, 'Chosen locally', 900);
