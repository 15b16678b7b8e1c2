namespace Delivery.Domain.Ordering;

public enum Category
{
    DanceAndAerobics,
    MartialArts,
    Other,
    Lecture,
}

public static class Categories
{
    public static bool IsSkill(this Category category) => category != Category.Lecture;

    public static string Label(this Category category) =>
        category switch
        {
            Category.DanceAndAerobics => "操舞类",
            Category.MartialArts => "武术类",
            Category.Other => "其他类",
            _ => "科普健身讲座",
        };
}
