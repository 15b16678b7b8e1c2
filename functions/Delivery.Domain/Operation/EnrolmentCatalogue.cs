using Delivery.Domain.Teaching.Enrolling;

namespace Delivery.Domain.Operation;

/// <summary>The settings of enrolment (domain.md, section 8).</summary>
internal static class EnrolmentCatalogue
{
    private const string CoursesToCome = "已经开放报名的课不变。";

    private static readonly SettingPart<EnrolmentSettings> Enrolment = new(
        SettingGroup.Enrolment,
        all => all.Enrolment,
        (all, part) => all with { Enrolment = part }
    );

    public static IReadOnlyList<Setting> All { get; } =
    [
        Enrolment.YesNo(
            "enrolment-opens",
            "老师确定后自动开放网上报名",
            of => of.OpensByItself,
            (of, opens) => of with { OpensByItself = opens },
            "选“否”时由街镇在名单页上开放。" + CoursesToCome
        ),
        Enrolment.Whole(
            "skill-places",
            "技能课至少有几个名额",
            "人",
            (1, 1000),
            of => of.SkillPlaces,
            (of, people) => of with { SkillPlaces = people },
            "预计人数更多时以预计人数为准，街镇可以改自己的课。" + CoursesToCome
        ),
        Enrolment.Whole(
            "lecture-places",
            "讲座至少有几个名额",
            "人",
            (1, 2000),
            of => of.LecturePlaces,
            (of, people) => of with { LecturePlaces = people },
            "预计人数更多时以预计人数为准，街镇可以改自己的课。" + CoursesToCome
        ),
        Enrolment.Whole(
            "most-waiting",
            "一门课最多几人候补",
            "人",
            (0, 200),
            of => of.MostWaiting,
            (of, people) => of with { MostWaiting = people },
            "0表示报满后不候补。"
        ),
        Enrolment.Whole(
            "people-per-phone",
            "一个手机号为一门课最多报几人",
            "人",
            (1, 10),
            of => of.PeoplePerPhone,
            (of, people) => of with { PeoplePerPhone = people }
        ),
        Enrolment.Whole(
            "courses-per-phone",
            "一个手机号同时最多报几门课",
            "门",
            (1, 50),
            of => of.CoursesPerPhone,
            (of, courses) => of with { CoursesPerPhone = courses }
        ),
        Enrolment.YesNo(
            "enrolment-verification",
            "报名时用短信验证码核实手机",
            of => of.Verification,
            (of, verifies) => of with { Verification = verifies },
            "没有接通短信时，不论怎么选都不核实。"
        ),
        Enrolment.Whole(
            "code-minutes",
            "验证码几分钟内有效",
            "分钟",
            (1, 60),
            of => of.CodeMinutes,
            (of, minutes) => of with { CodeMinutes = minutes }
        ),
        Enrolment.Whole(
            "hold-minutes",
            "手机没有核实时名额保留几分钟",
            "分钟",
            (5, 1440),
            of => of.HoldMinutes,
            (of, minutes) => of with { HoldMinutes = minutes }
        ),
        Enrolment.Whole(
            "offer-hours",
            "空出的名额为候补的人保留几小时",
            "小时",
            (1, 168),
            of => of.OfferHours,
            (of, hours) => of with { OfferHours = hours }
        ),
    ];
}
