using System.ComponentModel.DataAnnotations;

namespace LineOfSight.Improvement;

/// <summary>What a person types about an action, when they add it and when they change it.</summary>
internal class ActionInput
{
    [Required(ErrorMessage = "Enter what will be done")]
    [StringLength(ImprovementAction.WhatLimit, ErrorMessage = "What will be done must be 200 characters or fewer")]
    public string? What { get; set; }

    public Guid? AgencyId { get; set; }

    public Guid? OwnerId { get; set; }

    /// <summary>The agencies that support the one that leads.</summary>
    public List<Guid> Support { get; set; } = [];

    public Guid? BodyId { get; set; }

    internal ImprovementAction.Particulars Said => new(What, AgencyId, OwnerId, BodyId);
}
