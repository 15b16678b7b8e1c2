namespace Delivery.Domain.People;

/// <summary>When a person's data cannot be erased yet (domain.md, section 9: the money records stay).</summary>
public static class ErasureRules
{
    /// <param name="lessonsAhead">Lessons that the teacher is still to give.</param>
    /// <param name="lessonsUnpaid">Lessons that no pay run has settled.</param>
    public static IReadOnlyList<Refusal> OfTeacher(int lessonsAhead, int lessonsUnpaid) =>
        [
            .. lessonsAhead > 0
                ? (Refusal[])[new("erase.teaching", $"这位老师还有{lessonsAhead}节课没上，请先换老师", "id")]
                : [],
            .. lessonsUnpaid > 0
                ? (Refusal[])[new("erase.unpaid", $"这位老师还有{lessonsUnpaid}节课没结算，请发放后再删除", "id")]
                : [],
        ];

    public static Refusal StillContact(string street) =>
        new("erase.contact", $"{street}登记的联系人还是此人，请先在街镇名单里换人", "id");

    /// <param name="courses">Courses still running in which they hold or wait for a place.</param>
    public static Refusal StillEnrolled(int courses) =>
        new("erase.enrolled", $"此人还有{courses}门课的报名没有取消，请先取消报名", "id");

    public static Refusal Unknown { get; } = new("erase.unknown", "没有找到这个人，或已经删除，请核对", "id");

    public static Refusal NoReason { get; } = new("erase.reason", "请写明理由，例如本人书面申请", "reason");
}
