using LineOfSight.Kernel.Acts;

namespace LineOfSight.Kernel.Files;

/// <summary>The audited acts with documents. The host registers them.</summary>
public static class DocumentActs
{
    /// <summary>A file was given to a record.</summary>
    public static readonly ActKind Given = new("host.document.given", "added a document");

    /// <summary>A document that was there already was put to a further record.</summary>
    public static readonly ActKind Reused = new("host.document.reused", "added a document that was there already");

    /// <summary>A document was taken away from a record.</summary>
    public static readonly ActKind Removed = new("host.document.removed", "removed a document");

    /// <summary>Until when a document is evidence was changed.</summary>
    public static readonly ActKind UntilChanged = new("host.document.until-changed", "changed until when a document is evidence");

    /// <summary>A document was opened.</summary>
    public static readonly ActKind Opened = new("host.document.opened", "opened a document", IsRead: true);

    /// <summary>The scanner gave its verdict later.</summary>
    public static readonly ActKind Checked = new("host.document.checked", "checked a document for viruses");

    /// <summary>Files that no document names were deleted.</summary>
    public static readonly ActKind Swept = new("host.document.swept", "deleted files that belong to no document");

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<ActKind> All = [Given, Reused, Removed, UntilChanged, Opened, Checked, Swept];
}
