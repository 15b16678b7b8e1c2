namespace Delivery.Local.Staff;

/// <summary>A person of the association who exists only here.</summary>
/// <param name="ObjectId">What the directory would know them by.</param>
/// <param name="Roles">What they may do, unless the sign-in page is told otherwise.</param>
/// <param name="SignedInAt">Seconds since 1970, as the directory's tokens have it; 0 before somebody signs in.</param>
public sealed record StaffPerson(
    string Name,
    string Email,
    Guid ObjectId,
    IReadOnlyList<string> Roles,
    long SignedInAt = 0
);

public static class InventedStaff
{
    /// <summary>The directory's app roles, with their names for people.</summary>
    public static IReadOnlyDictionary<string, string> Roles { get; } =
        new Dictionary<string, string>
        {
            ["reviewer"] = "审核",
            ["matcher"] = "匹配",
            ["publisher"] = "发布",
            ["finance-maker"] = "财务制单",
            ["finance-approver"] = "财务复核",
            ["conduct"] = "督导与违规",
            ["admin"] = "管理员",
        };

    public static IReadOnlyList<StaffPerson> All { get; } =
    [
        Person(1, "陈审核", "chen.shenhe", "reviewer"),
        Person(2, "李匹配", "li.pipei", "matcher"),
        Person(3, "王发布", "wang.fabu", "publisher"),
        Person(4, "赵财务甲", "zhao.caiwu", "finance-maker"),
        Person(5, "钱财务乙", "qian.caiwu", "finance-approver"),
        Person(6, "周督导", "zhou.dudao", "conduct"),
        Person(7, "孙管理", "sun.guanli", "admin"),
    ];

    private static StaffPerson Person(int number, string name, string mailbox, params string[] roles) =>
        new(name, mailbox + "@example.cn", new Guid(number, 0, 0, new byte[8]), roles);
}
