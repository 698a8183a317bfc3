namespace LineOfSight.Linkage.Tests.Conditions;

/// <summary>Every form of condition that Splink's comparison library writes for DuckDB, and what it says of a pair.</summary>
public sealed class SplinkFormsTests
{
    private const string Km = """
        cast( acos( case when ( sin( radians("lat_l") ) * sin( radians("lat_r") ) + cos( radians("lat_l") ) * cos( radians("lat_r") ) * cos( radians("long_r" - "long_l") ) ) > 1 then 1
        when ( sin( radians("lat_l") ) * sin( radians("lat_r") ) + cos( radians("lat_l") ) * cos( radians("lat_r") ) * cos( radians("long_r" - "long_l") ) ) < -1 then -1
        else ( sin( radians("lat_l") ) * sin( radians("lat_r") ) + cos( radians("lat_l") ) * cos( radians("lat_r") ) * cos( radians("long_r" - "long_l") ) ) end ) * 6371 as float )
        """;

    private const string Pairwise = """
        {0}( list_transform( flatten( list_transform( "a_l", x -> list_transform( "a_r", y -> [x, y] ) ) ), pair -> {1}( pair[1], pair[2] ) ) ) {2}
        """;

    private const string Sector = """NULLIF(regexp_extract("a_{0}", '^[A-Za-z]{1,2}[0-9][A-Za-z0-9]? [0-9]', 0), '')""";

    [Theory]
    [InlineData("NULL", """ "a_l" IS NULL OR "a_r" IS NULL """, "x", null, true)]
    [InlineData("NULL", """ "a_l" IS NULL OR "a_r" IS NULL """, "x", "y", false)]
    [InlineData("null by pattern", """ NULLIF(regexp_extract("a_l", '^[0-9]{4}$', 0), '') IS NULL OR NULLIF(regexp_extract("a_r", '^[0-9]{4}$', 0), '') IS NULL """, "1234", "12x4", true)]
    [InlineData("null by pattern", """ NULLIF(regexp_extract("a_l", '^[0-9]{4}$', 0), '') IS NULL OR NULLIF(regexp_extract("a_r", '^[0-9]{4}$', 0), '') IS NULL """, "1234", "9999", false)]
    [InlineData("null by date", """ try_strptime("a_l", '%Y-%m-%d') IS NULL OR try_strptime("a_r", '%Y-%m-%d') IS NULL """, "2020-02-29", "2021-02-29", true)]
    [InlineData("exact", """ "a_l" = "a_r" """, "x", "x", true)]
    [InlineData("exact", """ "a_l" = "a_r" """, "x", "X", false)]
    [InlineData("exact", """ "a_l" = "a_r" """, null, null, false)]
    [InlineData("lower", """ LOWER("a_l") = LOWER("a_r") """, "ÉCOLE", "école", true)]
    [InlineData("substring", """ SUBSTRING("a_l", 1, 3) = SUBSTRING("a_r", 1, 3) """, "émile", "émilie", true)]
    [InlineData("substring from the end", """ SUBSTRING("a_l", -2, 2) = SUBSTRING("a_r", -2, 2) """, "abcz", "xxcz", true)]
    [InlineData("substring from the end", """ SUBSTRING("a_l", -2, 2) = SUBSTRING("a_r", -2, 2) """, "abcz", "abcd", false)]
    [InlineData("substring from 0", """ SUBSTRING("a_l", 0, 2) = SUBSTRING("a_r", 0, 2) """, "ab", "ac", true)]
    [InlineData("cast", """ CAST("a_l" AS TEXT) = CAST("a_r" AS TEXT) """, "5", "5", true)]
    [InlineData("nullif", """ NULLIF("a_l", 'n/a') = NULLIF("a_r", 'n/a') """, "n/a", "n/a", false)]
    [InlineData("first element", """ "a_l"[1] = "a_r"[1] """, "[x, y]", "[x, z]", true)]
    [InlineData("last element", """ "a_l"[-1] = "a_r"[-1] """, "[x, y]", "[z, y]", true)]
    [InlineData("last element", """ "a_l"[-1] = "a_r"[-1] """, "[x, y]", "[y, x]", false)]
    [InlineData("literal text", """ "a_l" = 'male' AND "a_r" = 'male' """, "male", "male", true)]
    [InlineData("literal text", """ "a_l" = 'o''neil' """, "o'neil", "x", true)]
    [InlineData("literal text", """ "a_r" = 'x' """, "x", "y", false)]
    [InlineData("literal number", """ "a_l" = CAST(5 AS INT) AND "a_r" = CAST(5 AS INT) """, "5", "5", true)]
    [InlineData("literal number", """ "a_l" = CAST(1.5 AS REAL) """, "1.50", "", true)]
    [InlineData("literal number", """ "a_l" <> CAST(5 AS INT) """, "five", "", false)]
    [InlineData("literal date", """ "a_l" = CAST('1900-01-01' AS DATE) AND "a_r" = CAST('1900-01-01' AS DATE) """, "1900-01-01", "1900-01-01", true)]
    [InlineData("literal date", """ "a_l" = CAST('1900-01-01' AS DATE) """, "1900-01-02", "x", false)]
    [InlineData("reversed", """ "a_l" = "b_r" """, "x|y", "z|x", true)]
    [InlineData("reversed both ways", """ "a_l" = "b_r" AND "a_r" = "b_l" """, "x|y", "y|x", true)]
    [InlineData("reversed both ways", """ "a_l" = "b_r" AND "a_r" = "b_l" """, "x|y", "z|x", false)]
    [InlineData("levenshtein", """ levenshtein("a_l", "a_r") <= 2 """, "kitten", "sitting", false)]
    [InlineData("levenshtein", """ levenshtein("a_l", "a_r") <= 3 """, "kitten", "sitting", true)]
    [InlineData("damerau", """ damerau_levenshtein("a_l", "a_r") <= 1 """, "1990-01-12", "1990-01-21", true)]
    [InlineData("jaro", """ jaro_similarity("a_l", "a_r") >= 0.94 """, "martha", "marhta", true)]
    [InlineData("jaro", """ jaro_similarity("a_l", "a_r") >= 0.95 """, "martha", "marhta", false)]
    [InlineData("jaro-winkler", """ jaro_winkler_similarity("a_l", "a_r") >= 0.96 """, "martha", "marhta", true)]
    [InlineData("jaccard", """ jaccard("a_l", "a_r") >= 0.6 """, "abcd", "abce", true)]
    [InlineData("jaccard", """ jaccard("a_l", "a_r") >= 0.61 """, "abcd", "abce", false)]
    [InlineData("any function", """ jaro_similarity(lower("a_l"), lower("a_r")) > 0.9 """, "MARTHA", "marhta", true)]
    [InlineData("time", """ ABS(EPOCH(try_strptime("a_l", '%Y-%m-%dT%H:%M:%SZ')) - EPOCH(try_strptime("a_r", '%Y-%m-%dT%H:%M:%SZ'))) <= 60 """, "2020-01-01T00:00:00Z", "2020-01-01T00:01:00Z", true)]
    [InlineData("date", """ ABS(EPOCH(try_strptime("a_l", '%d/%m/%Y')) - EPOCH(try_strptime("a_r", '%d/%m/%Y'))) <= 86400.0 """, "28/02/2021", "01/03/2021", true)]
    [InlineData("date", """ ABS(EPOCH(try_strptime("a_l", '%d/%m/%Y')) - EPOCH(try_strptime("a_r", '%d/%m/%Y'))) <= 86400.0 """, "28/02/2020", "01/03/2020", false)]
    [InlineData("date as date", """ ABS(EPOCH(CAST("a_l" AS DATE)) - EPOCH(CAST("a_r" AS DATE))) <= 86400.0 """, "2020-01-01", "2020-01-02", true)]
    [InlineData("cosine", """ array_cosine_similarity("a_l", "a_r") >= 0.9 """, "[1, 0, 1]", "[2, 0, 2]", true)]
    [InlineData("cosine", """ array_cosine_similarity("a_l", "a_r") >= 0.9 """, "[1, 0]", "[0, 1]", false)]
    [InlineData("lists share", """ array_length(list_intersect("a_l", "a_r")) >= 2 """, "[a, b, b]", "[\"b\", \"a\"]", true)]
    [InlineData("lists share", """ array_length(list_intersect("a_l", "a_r")) >= 2 """, "[b, b]", "[b, b]", false)]
    [InlineData("list within list", """ LEAST(ARRAY_LENGTH("a_l"), ARRAY_LENGTH("a_r")) <> 0 AND ARRAY_LENGTH(LIST_INTERSECT("a_l", "a_r")) = LEAST(ARRAY_LENGTH("a_l"), ARRAY_LENGTH("a_r")) """, "[a]", "[b, a]", true)]
    [InlineData("list within list", """ LEAST(ARRAY_LENGTH("a_l"), ARRAY_LENGTH("a_r")) <> 0 AND ARRAY_LENGTH(LIST_INTERSECT("a_l", "a_r")) = LEAST(ARRAY_LENGTH("a_l"), ARRAY_LENGTH("a_r")) """, "[]", "[b]", false)]
    [InlineData("share of difference", """ (ABS("a_l" - "a_r") / (CASE WHEN "a_r" > "a_l" THEN "a_r" ELSE "a_l" END)) < 0.11 """, "9", "10", true)]
    [InlineData("share of difference", """ (ABS("a_l" - "a_r") / (CASE WHEN "a_r" > "a_l" THEN "a_r" ELSE "a_l" END)) < 0.11 """, "90", "102", false)]
    [InlineData("share of difference", """ (ABS("a_l" - "a_r") / (CASE WHEN "a_r" > "a_l" THEN "a_r" ELSE "a_l" END)) < 0.11 """, "ninety", "102", false)]
    [InlineData("difference", """ ABS("a_l" - "a_r") <= 5 """, "9", "14", true)]
    [InlineData("difference", """ ABS("a_l" - "a_r") <= 5 """, "9", "fourteen", false)]
    [InlineData("and, or, not", """ (NOT ("a_l" = "a_r")) AND ("b_l" = "b_r" OR jaro_similarity("a_l", "a_r") >= 0.9) """, "x|k", "y|k", true)]
    [InlineData("and, or, not", """ NOT ("a_l" = "a_r") """, null, "y", false)]
    public void A_form_is_understood_and_answers_rightly(string form, string sql, string? left, string? right, bool holds)
    {
        _ = form;
        Answers(["a", "b"], sql, left, right, holds);
    }

    [Theory]
    [InlineData("51.5074|-0.1278", "51.5074|-0.1278", 0.1, true)]
    [InlineData("51.5074|-0.1278", "53.4808|-2.2426", 263, true)]
    [InlineData("51.5074|-0.1278", "53.4808|-2.2426", 261, false)]
    [InlineData("29.7517|-95.4054", "29.7517|-95.4054", 0.1, true)]
    [InlineData("0|0", "0|180", 20_016, true)]
    [InlineData("north|0", "0|180", 20_016, false)]
    [InlineData("|0", "0|180", 20_016, false)]
    public void Distance_on_the_globe(string left, string right, double km, bool holds)
    {
        var threshold = km.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Answers(["lat", "long"], $"{Km} <= {threshold}", left, right, holds);
        Answers(["lat", "long"], $"""("lat_r" is not null AND "lat_l" is not null AND "long_l" is not null AND "long_r" is not null) AND {Km} <= {threshold}""", left, right, holds);
    }

    [Theory]
    [InlineData("list_min", "levenshtein", "<= 1", "[anna, bob]", "[zoe, rob]", true)]
    [InlineData("list_min", "damerau_levenshtein", "<= 0", "[anna, bob]", "[zoe, rob]", false)]
    [InlineData("list_max", "jaro_winkler_similarity", ">= 0.95", "[martha]", "[zoe, marhta]", true)]
    [InlineData("list_max", "jaro_similarity", ">= 0.95", "[martha]", "[zoe, marhta]", false)]
    public void The_closest_elements_of_two_lists(string of, string function, string threshold, string left, string right, bool holds) =>
        Answers(["a"], Pairwise.Replace("{0}", of, StringComparison.Ordinal).Replace("{1}", function, StringComparison.Ordinal).Replace("{2}", threshold, StringComparison.Ordinal), left, right, holds);

    [Theory]
    [InlineData("SW1A 1AA", "SW1A 1ZZ", true)]
    [InlineData("SW1A 1AA", "SW1A 2AA", false)]
    [InlineData("none", "none", false)]
    public void A_postcodes_sector(string left, string right, bool holds) =>
        Answers(["a"], $"{Sector.Replace("{0}", "l", StringComparison.Ordinal)} = {Sector.Replace("{0}", "r", StringComparison.Ordinal)}", left, right, holds);

    // A value "x|y" fills the columns one by one; an empty part is nothing given.
    private static void Answers(string[] columns, string sql, string? left, string? right, bool holds)
    {
        string?[] record(string? text) => [.. columns.Select((_, i) => text?.Split('|').ElementAtOrDefault(i) is { Length: > 0 } part ? part : null)];
        var pair = new PairOfRecords(columns, record(left), record(right));
        Assert.Equal(holds, pair.Compiled(sql)[1]);
        Assert.Equal(holds, pair.Evaluated(sql)[1]);
    }
}
