using Delivery.Domain.Ordering;

namespace Delivery.Domain.Matching.Objections;

/// <summary>What an order's history says of its street's objection, for the street and staff, and not for the teacher.</summary>
public static class ObjectionNotes
{
    public const string Said = "街镇对老师提出异议";
    public const string Agreed = "协会同意异议，另请老师";
    public const string Declined = "协会没有同意异议";
    public const string Lapsed = "上课前没有决定异议，课程照常";

    public static bool IsOne(OrderEvent line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.What is Said or Agreed or Declined or Lapsed;
    }
}
