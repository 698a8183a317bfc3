using LineOfSight.Contracts;
using LineOfSight.Improvement.Add;
using LineOfSight.Improvement;
using LineOfSight.Improvement.Prepare;
using LineOfSight.Improvement.Propose;
using LineOfSight.Improvement.Raise;
using LineOfSight.Improvement.Report;
using LineOfSight.Improvement.Set;
using LineOfSight.Improvement.Write;
using LineOfSight.Kernel.Files;
using LineOfSight.Walls.Tests.Access;
using Microsoft.AspNetCore.Http;

namespace LineOfSight.Walls.Tests.Samples;

/// <summary>A finding, raised by whose it is when their role may raise one: who raised it owns it.</summary>
internal sealed class FindingSample : Sample
{
    public override string Noun => "finding";

    public override bool IsShareable => true;

    public override bool MayBeCase => true;

    public override async Task<string> MakeAsync(Place place) =>
        $"{await place.World.WithAsync<RaiseFinding, Guid>(place.WhoMay("improvement.findings.raise"), (raise, stop) => raise.HandleAsync(
            new()
            {
                Title = "Young people repeat their story", Found = "Twelve of twenty said so", IsConcern = true, Theme = "Listening", RaisedBy = "Four young people",
                RaisedOn = new DateOnly(2026, 3, 2), IsCaseLevel = place.IsCase,
            },
            stop))}";
}

/// <summary>A page on which a finding, an action or an answer may stand: it begins at the finding.</summary>
internal sealed class ThreadSample : Sample
{
    public override string Noun => "record";

    public override bool IsShareable => true;

    public override bool MayBeCase => true;

    public override Task<string> MakeAsync(Place place) => place.OfAsync("finding");
}

/// <summary>An action, led by the place's agency and owned by whose it is. ("action" is a word of the framework's routes.)</summary>
internal abstract class ActionSample(string route) : Sample
{
    public override string Noun => "record";

    public override string Route => route;

    public override bool IsShareable => true;

    public override bool MayBeCase => true;

    public override async Task<string> MakeAsync(Place place)
    {
        var finding = Guid.Parse(await place.OfAsync("finding"));
        return $"{await place.World.WithAsync<AddAction, Guid>(place.World.ManagerOf(place.Partnership), (add, stop) => add.HandleAsync(
            finding, new() { What = "Ask once and share the answer", AgencyId = place.Agency, OwnerId = place.Owner, DueOn = new DateOnly(2026, 6, 30) }, stop))}";
    }
}

internal sealed class CalendarActionSample() : ActionSample("/improvement/remind/calendar/");

internal sealed class ShownActionSample() : ActionSample("/improvement/action/");

internal sealed class EditedActionSample() : ActionSample("/improvement/edit/action/");

internal sealed class UpdatedActionSample() : ActionSample("/improvement/update/progress/");

internal sealed class KeyDatesSample() : ActionSample("/improvement/key-dates/");

internal sealed class PausedActionSample() : ActionSample("/improvement/pause/action/");

internal sealed class ResumedActionSample() : ActionSample("/improvement/resume/action/");

internal sealed class MovedDateSample() : ActionSample("/improvement/move/date/");

internal sealed class BlockedActionSample() : ActionSample("/improvement/block/action/");

internal sealed class ScrutinisedActionSample() : ActionSample("/improvement/scrutinise/action/");

/// <summary>A recommendation, owned by whose it is.</summary>
internal sealed class RecommendationSample : Sample
{
    public override string Noun => "recommendation";

    public override bool IsShareable => true;

    public override bool MayBeCase => true;

    public override async Task<string> MakeAsync(Place place)
    {
        var finding = Guid.Parse(await place.OfAsync("finding"));
        return $"{await place.World.WithAsync<ProposeRecommendation, Guid>(place.World.ManagerOf(place.Partnership), (propose, stop) => propose.HandleAsync(
            finding, new() { Text = "Ask once and share the answer", OwnerId = place.Owner }, stop))}";
    }
}

/// <summary>A decision, prepared by whose it is when their role may.</summary>
internal sealed class DecisionSample : Sample
{
    public override string Noun => "decision";

    public override bool IsShareable => true;

    public override bool MayBeCase => true;

    public override async Task<string> MakeAsync(Place place)
    {
        var recommendation = Guid.Parse(await place.OfAsync("recommendation"));
        return $"{await place.World.WithAsync<PrepareDecision, Guid>(place.WhoMay("improvement.decisions.keep"), (prepare, stop) => prepare.HandleAsync(
            recommendation, new() { Question = "Shall we ask once?", Way = DecisionWay.Meeting, Forum = "Executive", HeldOn = new DateOnly(2026, 3, 2) }, stop))}";
    }
}

/// <summary>A measure, set by whose it is when their role may.</summary>
internal sealed class MeasureSample : Sample
{
    public override string Noun => "measure";

    public override bool IsShareable => true;

    public override bool MayBeCase => true;

    public override async Task<string> MakeAsync(Place place)
    {
        var recommendation = Guid.Parse(await place.OfAsync("recommendation"));
        return $"{await place.World.WithAsync<SetMeasure, Guid>(place.WhoMay("improvement.measures.keep"), (set, stop) => set.HandleAsync(
            recommendation,
            new()
            {
                What = "Young people who were asked once", Definition = "Answers to question 2", Source = "Survey", Unit = MeasureUnit.Share, Better = MeasureBetter.Higher,
                Expected = "Half of them",
            },
            stop))}";
    }
}

internal sealed class EvidenceSample : Sample
{
    public override string Noun => "evidence";

    public override bool IsShareable => true;

    public override bool MayBeCase => true;

    public override async Task<string> MakeAsync(Place place)
    {
        var finding = Guid.Parse(await place.OfAsync("finding"));
        await place.World.WithAsync<AddEvidence>(place.World.ManagerOf(place.Partnership), (add, stop) => add.HandleAsync(
            finding, new() { Kind = EvidenceKind.Figure, Counts = "Young people who repeated it", Count = "12", Base = "20", Source = "Survey", GivenOn = new DateOnly(2026, 3, 2) }, stop));
        return $"{await place.World.SqlAsync<Guid>("select id from improvement.evidence where finding_id = $1 limit 1", finding)}";
    }
}

internal sealed class AnswerSample : Sample
{
    public override string Noun => "answer";

    public override bool IsShareable => true;

    public override bool MayBeCase => true;

    public override async Task<string> MakeAsync(Place place)
    {
        var finding = Guid.Parse(await place.OfAsync("finding"));
        return $"{await place.World.WithAsync<WriteAnswer, Guid>(place.World.ManagerOf(place.Partnership), (write, stop) =>
            write.HandleAsync(finding, new() { AddressedTo = "Four young people", Words = "You will be asked once" }, stop))}";
    }
}

/// <summary>A document of the place's action, given by whose it is when their role may give one.</summary>
internal abstract class GivenDocument(string noun) : Sample
{
    public override string Noun => noun;

    public override bool IsShareable => true;

    public override bool MayBeCase => true;

    // Another partnership shares the action; the document follows it.
    public override async Task<string> MakeAsync(Place place)
    {
        var action = Guid.Parse(await place.OfAsync("record", "/improvement/action/"));
        var pdf = System.Text.Encoding.Latin1.GetBytes("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n");
        var document = await place.World.WithAsync<AddDocument, Document>(place.World.ManagerOf(place.Partnership), (add, stop) => add.HandleAsync(
            action, new() { File = new FormFile(new MemoryStream(pdf), 0, pdf.Length, "File", "minutes.pdf") }, stop));
        return Said(document.Id, await place.World.SqlAsync<Guid>("select id from kernel.document_use where document_id = $1", document.Id));
    }

    protected abstract string Said(Guid document, Guid use);
}

internal sealed class DocumentSample() : GivenDocument("document")
{
    protected override string Said(Guid document, Guid use) => document.ToString();
}

internal sealed class DocumentUseSample() : GivenDocument("use")
{
    protected override string Said(Guid document, Guid use) => use.ToString();
}

/// <summary>A board paper.</summary>
internal sealed class PaperSample : Sample
{
    public override string Noun => "paper";

    public override async Task<string> MakeAsync(Place place) => $"{await place.World.WithAsync<MakePaper, Guid>(place.WhoMay("improvement.papers.make"), (make, stop) => make.HandleAsync(
        new() { Title = "Report to the executive", FromDay = new DateOnly(2026, 1, 1), UntilDay = new DateOnly(2026, 3, 2) }, stop))}";
}

/// <summary>One of the six purposes of the arrangements.</summary>
internal sealed class PurposeSample : Sample
{
    public override string Noun => "purpose";

    public override string Route => "/improvement/purpose/";

    public override bool IsNational => true;

    public override Task<string> MakeAsync(Place place) => Task.FromResult("5");
}

/// <summary>The partnership that a finding is shared with: one that does not hold it yet.</summary>
internal sealed class SharedWithSample : Sample
{
    public override string Noun => "with";

    public override string Route => "/improvement/share/";

    public override bool IsNational => true;

    public override Task<string> MakeAsync(Place place) => Task.FromResult($"{place.World.Elsewhere}");
}
