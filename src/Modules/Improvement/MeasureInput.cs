using System.ComponentModel.DataAnnotations;

namespace LineOfSight.Improvement;

/// <summary>What a person types about a measure.</summary>
internal class MeasureInput
{
    [Required(ErrorMessage = "Enter what is measured")]
    [StringLength(Measure.WhatLimit, ErrorMessage = "What is measured must be 200 characters or fewer")]
    public string? What { get; set; }

    [Required(ErrorMessage = "Enter what is counted, and how")]
    [StringLength(Measure.DefinitionLimit, ErrorMessage = "What is counted must be 1,000 characters or fewer")]
    public string? Definition { get; set; }

    [Required(ErrorMessage = "Enter where the values come from")]
    [StringLength(Measure.SourceLimit, ErrorMessage = "Where the values come from must be 200 characters or fewer")]
    public string? Source { get; set; }

    [Required(ErrorMessage = "Choose what kind of value it is")]
    public MeasureUnit? Unit { get; set; }

    [StringLength(Measure.CountedInLimit, ErrorMessage = "What the values are counted in must be 60 characters or fewer")]
    public string? CountedIn { get; set; }

    [Required(ErrorMessage = "Choose which way is better")]
    public MeasureBetter? Better { get; set; }

    [Required(ErrorMessage = "Enter the change that you expect")]
    [StringLength(Measure.ExpectedLimit, ErrorMessage = "The change that you expect must be 1,000 characters or fewer")]
    public string? Expected { get; set; }

    internal Measure.Particulars Said => new(What, Definition, Source, Unit, Better, Expected, CountedIn);
}
