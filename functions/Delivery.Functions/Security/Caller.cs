namespace Delivery.Functions.Security;

public enum CallerKind
{
    Anonymous,
    Integration,
    Staff,
    Street,
    Teacher,
}

/// <summary>What staff and integrations may do; an integration's scopes carry the same names.</summary>
public static class Role
{
    public const string Reviewer = "reviewer";
    public const string Matcher = "matcher";
    public const string Publisher = "publisher";
    public const string FinanceMaker = "finance-maker";
    public const string FinanceApprover = "finance-approver";
    public const string Conduct = "conduct";
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } =
    [Reviewer, Matcher, Publisher, FinanceMaker, FinanceApprover, Conduct, Admin];
}

/// <summary>Who asks. <see cref="Id"/> is what the audit log keeps: a directory id, a key's name, a street's code, a teacher's id.</summary>
public sealed record Caller(CallerKind Kind, string Id, string Name, IReadOnlySet<string> Roles)
{
    public static Caller Nobody { get; } = new(CallerKind.Anonymous, "anonymous", "访客", new HashSet<string>());

    /// <summary>The service itself, where the calendar and not a person acts.</summary>
    public static Caller Service { get; } = new(CallerKind.Integration, "service", "系统", new HashSet<string>());

    /// <summary>Staff of the association, or an integration that acts for it; who holds no role at all is neither.</summary>
    public bool IsStaff => (Kind is CallerKind.Staff or CallerKind.Integration) && Roles.Count > 0;

    public bool May(string role) => IsStaff && (Roles.Contains(role) || Roles.Contains(Role.Admin));

    /// <summary>Makes or approves the pay.</summary>
    public bool IsOfFinance => May(Role.FinanceMaker) || May(Role.FinanceApprover);

    /// <summary>
    /// Staff of the association read what any of them works with; a program reads what its scopes are for, since it was given
    /// its key for that.
    /// </summary>
    public bool ReadsAs(params ReadOnlySpan<string> scopes)
    {
        if (Kind == CallerKind.Staff)
            return IsStaff;
        foreach (var scope in scopes)
            if (May(scope))
                return true;
        return false;
    }

    /// <summary>The streets' people, with their phones and addresses.</summary>
    public bool MayReadStreets => ReadsAs(Role.Reviewer, Role.Matcher, Role.Conduct);

    /// <summary>Phones and addresses of teachers are for those who find them and those who pay them.</summary>
    public bool MayReadTeachers => May(Role.Matcher) || IsOfFinance;

    /// <summary>The streets that were merged into the caller's own: it answers for them as for itself.</summary>
    public IReadOnlyList<string> Took { get; init; } = [];

    /// <summary>The one place that decides for which streets a street's contact sees and acts.</summary>
    public bool IsStreet(string code) => Kind == CallerKind.Street && (Id == code || Took.Contains(code));

    public bool IsTeacher(string teacherId) => Kind == CallerKind.Teacher && Id == teacherId;
}
