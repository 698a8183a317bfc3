using LineOfSight.Contracts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Improvement.Tests;

/// <summary>What a finding, its evidence, an action and an answer refuse, with the field and the words.</summary>
public sealed class RecordTests
{
    private static readonly DateOnly Today = new(2026, 4, 15);
    private static readonly DateTimeOffset Now = new(2026, 4, 15, 9, 0, 0, TimeSpan.Zero);

    private static Finding.Particulars Said => new("Prevention starts too late", "Parents are left out", true, "Gangs", "Four young people in Ware", 4, Today, null, false);

    private static Finding Raised() => Finding.Raise(NewId.Next(), NewId.Next(), "F-AAAAA", Said, NewId.Next(), Today, Now);

    private static ImprovementAction Added() => ImprovementAction.Add(
        NewId.Next(), "A-AAAAA", new("Pilot sessions", NewId.Next(), null), isCaseLevel: false, Now);

    private static RuleBroken Broken(Action act, string field, string words)
    {
        var rule = Assert.Throws<RuleBroken>(act);
        Assert.Equal((field, words), (rule.Field, rule.Message));
        return rule;
    }

    [Fact]
    public void A_finding_names_the_field_that_is_missing()
    {
        void Raise(Finding.Particulars said) => Finding.Raise(NewId.Next(), NewId.Next(), "F-AAAAA", said, NewId.Next(), Today, Now);
        Broken(() => Raise(Said with { Title = " \t" }), "Title", "Enter the finding in one sentence");
        Broken(() => Raise(Said with { Found = null }), "Found", "Enter what you found");
        Broken(() => Raise(Said with { Theme = "" }), "Theme", "Enter a theme, such as neglect");
        Broken(() => Raise(Said with { RaisedBy = "" }), "RaisedBy", "Enter who raised it");
        Broken(() => Raise(Said with { RaisedByCount = 0 }), "RaisedByCount", "The number of people must be a whole number, 1 or more");
        Broken(() => Raise(Said with { RaisedOn = Today.AddDays(1) }), "RaisedOn", "The date it was raised must be today or in the past");
        Broken(() => Raise(Said with { AnswerBy = Today.AddDays(-1) }), "AnswerBy", "The date they were promised an answer must be on or after the date it was raised");
        Broken(() => Raise(Said with { Title = new string('a', 201) }), "Title", "This is 201 characters long: shorten it to 200 or fewer");
        Broken(() => Raise(Said with { Title = "a\0b" }), "Title", "Take out the character that cannot be stored (a null character)");
        Raise(Said with { Title = new string('ü', 200) });
    }

    [Fact]
    public void A_finding_cannot_be_moved_behind_its_answer()
    {
        var finding = Raised();
        var answer = Answer.Write(finding, "Four young people", "We did it", Now);
        answer.Deliver(finding, Today, "At the youth council", "The chair", Today.AddDays(9));
        Broken(
            () => finding.Change(Said with { RaisedOn = Today.AddDays(1) }, Today.AddDays(9)), "RaisedOn",
            "The date it was raised must be on or before 15 April 2026, when the answer was delivered");
    }

    [Fact]
    public void A_figure_has_a_count_and_a_base_and_nothing_else_has_either()
    {
        var finding = Raised();
        Evidence Give(EvidenceKind kind, int? count, int? @base) => Evidence.Give(
            finding, new(kind, "Schools with a session", count, @base, "Agreed", null, null, "Audit", Today), Today, Now);
        Broken(() => Give(EvidenceKind.Figure, 10, null), "Base", "Enter out of how many, 1 or more");
        Broken(() => Give(EvidenceKind.Figure, null, 99), "Count", "Enter how many were counted, 0 or more");
        Broken(() => Give(EvidenceKind.Figure, 0, 0), "Base", "Enter out of how many, 1 or more");
        Broken(() => Give(EvidenceKind.Figure, 100, 99), "Count", "How many were counted must not be more than out of how many");
        Assert.Equal((0, 99), (Give(EvidenceKind.Figure, 0, 99).Count, Give(EvidenceKind.Figure, 0, 99).Base));
        Assert.Null(Give(EvidenceKind.Quotation, 10, 99).Count);
        Assert.Null(Give(EvidenceKind.Document, 10, 99).Base);
    }

    [Fact]
    public void Words_are_kept_only_with_consent()
    {
        Broken(
            () => Evidence.Give(Raised(), new(EvidenceKind.Quotation, "Nobody asked us", null, null, null, null, null, "Youth council", Today), Today, Now),
            "Consent", "Enter how they agreed to their words being used");
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\\example.org")]
    [InlineData("/a\nb")]
    public void A_source_is_a_page_of_this_product(string url) => Assert.Throws<RuleBroken>(() => Evidence.Give(
        Raised(),
        new(EvidenceKind.Document, "Register", null, null, null, null, null, "Register", Today, new SourceRef("register", null, url, "Register")),
        Today,
        Now));

    [Fact]
    public void An_action_needs_words_and_a_lead()
    {
        ImprovementAction Add(ImprovementAction.Particulars said) => ImprovementAction.Add(NewId.Next(), "A-AAAAA", said, false, Now);
        Broken(() => Add(new("Do it", null, null)), "AgencyId", "Choose an agency or a person to lead it");
        Broken(() => Add(new(" ", NewId.Next(), null)), "What", "Enter what will be done");
    }

    [Fact]
    public void Nothing_is_done_without_what_changed_or_why_nobody_can_tell()
    {
        var action = Added();
        Broken(
            () => action.Finish(Today, " ", null, null, NewId.Next(), Today, Now), "WhatChanged",
            "Add evidence of what changed, or explain why there is none");
        Broken(
            () => action.Finish(Today.AddDays(1), "It did", null, null, NewId.Next(), Today, Now), "DoneOn",
            "The date it was done must be today or in the past");
        action.Finish(Today, null, "The pilot ended early", null, NewId.Next(), Today, Now);
        Assert.Equal(ActionStatus.Done, action.Status);
        Assert.Throws<RuleBroken>(() => action.Change(new("Other words", NewId.Next(), null)));
        Broken(() => action.Report(ActionStatus.AtRisk, null, NewId.Next(), Now), "Note", "Enter why this action is opened again");
        action.Report(ActionStatus.AtRisk, "It came back", NewId.Next(), Now);
        Assert.Equal((ActionStatus.AtRisk, null, null), (action.Status, action.DoneOn, action.WhyNoEvidence));
    }

    [Fact]
    public void An_answer_stands_once_it_was_delivered()
    {
        var finding = Raised();
        var answer = Answer.Write(finding, "Four young people", "We did it", Now);
        Broken(
            () => answer.Deliver(finding, Today.AddDays(-1), "By letter", "The chair", Today), "DeliveredOn",
            "The date it was delivered must be on or after 15 April 2026, when the finding was raised");
        Assert.Null(finding.AnsweredOn);
        answer.Deliver(finding, Today, "By letter", "The chair", Today);
        Assert.Equal(Today, finding.AnsweredOn);
        Assert.Throws<RuleBroken>(() => answer.Change("Others", "Other words"));
        Assert.Throws<RuleBroken>(() => answer.Deliver(finding, Today, "By letter", "The chair", Today));
    }
}
