using LineOfSight.Contracts;
using LineOfSight.Improvement;
using LineOfSight.Improvement.Add;
using LineOfSight.Improvement.Deliver;
using LineOfSight.Improvement.Raise;
using LineOfSight.Improvement.Update;
using LineOfSight.Improvement.Write;
using Microsoft.AspNetCore.Http;

namespace LineOfSight.Demo;

/// <summary>Findings, actions and answers of the demonstration, through the same use cases as the pages.</summary>
internal sealed partial class Thread(Stage stage)
{
    public Task<Guid> FindingAsync(Guid by, DateOnly on, RaiseFinding.Input finding)
    {
        finding.RaisedOn ??= on;
        return stage.ActAsync<RaiseFinding, Guid>(by, on, raise => raise.HandleAsync(finding, stage.Stop));
    }

    public static RaiseFinding.Input Concern(string title, string found, string theme, string raisedBy, int? people, DateOnly? answerBy = null) => new()
    {
        Title = title,
        Found = found,
        IsConcern = true,
        Theme = theme,
        RaisedBy = raisedBy,
        RaisedByCount = people?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        AnswerBy = answerBy,
    };

    public Task QuoteAsync(Guid by, Guid finding, DateOnly on, DateOnly said, string words, string consent, string place, string source, DateOnly? until = null) =>
        EvidenceAsync(by, finding, on, new AddEvidence.Input
        {
            Kind = EvidenceKind.Quotation, Words = words, Consent = consent, ConsentUntil = until, Place = place, Source = source, GivenOn = said,
        });

    public Task FigureAsync(Guid by, Guid finding, DateOnly on, string counts, int count, int @base, string source) =>
        EvidenceAsync(by, finding, on, new AddEvidence.Input
        {
            Kind = EvidenceKind.Figure,
            Counts = counts,
            Count = count.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Base = @base.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Source = source,
            GivenOn = on,
        });

    public Task DocumentAsync(Guid by, Guid finding, DateOnly on, string title, string reference, string source) =>
        EvidenceAsync(by, finding, on, new AddEvidence.Input { Kind = EvidenceKind.Document, Document = title, DocumentReference = reference, Source = source, GivenOn = on });

    public Task<Guid> ActionAsync(Guid by, Guid above, DateOnly on, string what, Guid agency, Guid? owner, DateOnly due, Guid? body = null, params Guid[] support) =>
        stage.ActAsync<AddAction, Guid>(by, on, add => add.HandleAsync(
            above, new AddAction.Input { What = what, AgencyId = agency, OwnerId = owner, DueOn = due, BodyId = body, Support = [.. support] }, stage.Stop));

    /// <summary>An action with one of the partnership's lengths, counted from the day it was agreed.</summary>
    public Task<Guid> ActionWithinAsync(Guid by, Guid finding, DateOnly on, string what, Guid agency, Guid? owner, string length) =>
        stage.ActAsync<AddAction, Guid>(by, on, add => add.HandleAsync(
            finding, new AddAction.Input { What = what, AgencyId = agency, OwnerId = owner, DueBy = length, AgreedOn = on }, stage.Stop));

    public Task ProgressAsync(Guid by, Guid action, DateOnly on, ActionStatus status, string note, int version) =>
        stage.ActAsync<UpdateProgress>(by, on, update => update.HandleAsync(action, new UpdateProgress.Input { Status = status, Note = note, Version = version }, stage.Stop));

    public Task DoneAsync(Guid by, Guid action, DateOnly on, string whatChanged, int version) =>
        stage.ActAsync<UpdateProgress>(by, on, update => update.HandleAsync(
            action, new UpdateProgress.Input { Status = ActionStatus.Done, DoneOn = on, WhatChanged = whatChanged, Version = version }, stage.Stop));

    public Task<Guid> AnswerAsync(Guid by, Guid finding, DateOnly on, string to, string words) =>
        stage.ActAsync<WriteAnswer, Guid>(by, on, write => write.HandleAsync(finding, new WriteAnswer.Input { AddressedTo = to, Words = words }, stage.Stop));

    public Task DeliverAsync(Guid by, Guid answer, DateOnly on, string way, string deliveredBy) =>
        stage.ActAsync<DeliverAnswer>(by, on, deliver => deliver.HandleAsync(
            answer, new DeliverAnswer.Input { Way = way, DeliveredBy = deliveredBy, DeliveredOn = on, Version = 1 }, stage.Stop));

    /// <summary>A file for a finding or an action, where the installation stores files.</summary>
    public Task GiveAsync(Guid by, Guid record, DateOnly on, string name, byte[] content, DateOnly? until = null) =>
        stage.ActAsync<AddDocument>(by, on, add => add.Takes
            ? add.HandleAsync(record, new AddDocument.Input { File = new FormFile(new MemoryStream(content), 0, content.Length, "File", name), CurrentUntil = until }, stage.Stop)
            : Task.CompletedTask);

    private Task EvidenceAsync(Guid by, Guid finding, DateOnly on, AddEvidence.Input evidence) =>
        stage.ActAsync<AddEvidence>(by, on, add => add.HandleAsync(finding, evidence, stage.Stop));
}
