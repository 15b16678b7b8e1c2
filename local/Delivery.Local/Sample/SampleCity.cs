namespace Delivery.Local.Sample;

internal sealed record SampleStreet(string Code, string Name, string District, string Contact)
{
    public string Email => $"{Code.ToLowerInvariant()}@example.cn";
}

internal sealed record SampleTeacher(string Id, string Name, string Grade, string[] Disciplines, string[] Districts)
{
    public string Email => $"{Id.ToLowerInvariant()}@example.cn";
}

internal sealed record SampleDiscipline(string Code, string Name, string Category, int Lessons)
{
    public bool IsLecture => Category == "Lecture";
}

/// <summary>Six streets, their disciplines and their teachers: all of them invented.</summary>
internal static class SampleCity
{
    private static readonly string[] Everywhere = ["浦东新区", "徐汇区", "嘉定区", "静安区", "青浦区"];

    public static IReadOnlyList<SampleStreet> Streets { get; } =
    [
        new("QH01", "清荷街道", "浦东新区", "林一"),
        new("FQ02", "枫桥镇", "嘉定区", "周二"),
        new("YS03", "云杉街道", "徐汇区", "陈三"),
        new("HT04", "海棠街道", "徐汇区", "吴四"),
        new("YX05", "银杏街道", "静安区", "郑六"),
        new("BH06", "白桦镇", "青浦区", "冯七"),
    ];

    public static IReadOnlyList<SampleDiscipline> Disciplines { get; } =
    [
        new("TJQ", "太极拳", "MartialArts", 10),
        new("BDJ", "八段锦", "MartialArts", 8),
        new("PW", "排舞", "DanceAndAerobics", 10),
        new("JSQ", "健身球操", "DanceAndAerobics", 8),
        new("RLQ", "柔力球", "Other", 6),
        new("YJ", "瑜伽", "Other", 8),
        // Nobody teaches it: what is ordered of it is a case for staff.
        new("MQ", "木球", "Other", 6),
        new("GZ", "中老年骨质健康与运动", "Lecture", 1),
        new("JJ", "运动中的现场急救", "Lecture", 1),
    ];

    public static IReadOnlyList<SampleTeacher> Teachers { get; } =
    [
        new("L01", "王甲", "国家级", ["TJQ", "BDJ"], ["浦东新区", "徐汇区"]),
        new("L02", "李乙", "一级", ["TJQ", "BDJ", "RLQ"], Everywhere),
        new("L03", "张丙", "二级", ["PW", "JSQ"], ["嘉定区", "徐汇区"]),
        new("L04", "赵丁", "一级", ["PW", "JSQ", "YJ"], Everywhere),
        new("L05", "孙戊", "国家级", ["GZ", "JJ"], Everywhere),
        new("L06", "何己", "二级", ["TJQ", "BDJ", "RLQ"], Everywhere),
        new("L07", "吕庚", "二级", ["PW", "JSQ", "YJ"], Everywhere),
    ];

    public static SampleDiscipline Discipline(string code) => Disciplines.First(known => known.Code == code);
}
