-- Surveys behind the answers of an edition, as they stood when it was published, JSON: ranges of ranks are computed from
-- them for ever. An edition from before this column has no entry: what it says of its surveys counts as not measured.
alter table editions add column evidence text not null default '[]';
