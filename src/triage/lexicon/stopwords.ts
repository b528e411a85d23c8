/** Words that carry no meaning for a wording. */
export const stopwords: ReadonlySet<string> = new Set(
  `a an the is are was were be been being am has have had having do does did of in on at to for from by with and or as it its this that these those
their our your my we you they i he she his her them us me which who whom whose what when where why how than then there here so such
any some all each every both one two just only also still again very too up out off over under into onto upon about while after before
if else but because since until though although per via vs etc eg ie will would shall should may might must can could let lets
de la el los las que un una en y o por con para se der die das und ist ein eine zu im den von mit auf`
    .split(/\s/)
    .filter((word) => word !== ''),
);
